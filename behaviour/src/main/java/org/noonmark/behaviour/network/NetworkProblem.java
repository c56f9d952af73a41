package org.noonmark.behaviour.network;

/// A line of a table that could not be read; the others count.
///
/// @param line from 1
/// @param what is wrong, and what would be right
public record NetworkProblem(String file, int line, String what) {}
