/// What a change from one configuration to another does to time.
///
/// Who made the change, and whether it was right, does not belong here.
///
/// Read first: [org.noonmark.posture.effect.Comparison], [org.noonmark.posture.effect.Effect].
///
/// Comments, order, white space and defaults that are written out have no effect. Threading: static
/// methods and immutable values.
package org.noonmark.posture.effect;
