/// Speed of the Roughtime server without its sockets.
///
/// Does not belong here: the server.
///
/// Read first: [org.noonmark.serve.roughtime.RoughtimeBatch].
package org.noonmark.serve.roughtime;
