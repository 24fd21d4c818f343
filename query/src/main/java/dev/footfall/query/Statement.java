package dev.footfall.query;

import java.util.Map;

/**
 * SQL to run.
 *
 * @param sql the text, with typed placeholders
 * @param parameters the placeholders' values
 */
record Statement(String sql, Map<String, String> parameters) {}
