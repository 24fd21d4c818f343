package dev.footfall.query;

import java.util.Set;

/**
 * A member as SQL.
 *
 * @param sql the expression
 * @param cubes the cubes whose rows it needs
 */
record Expression(String sql, Set<String> cubes) {}
