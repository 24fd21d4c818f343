package dev.footfall.warehouse;

import java.util.Map;

/**
 * A read-only query.
 *
 * @param sql one SELECT in ClickHouse's dialect, without SETTINGS and FORMAT; values stand in it
 *     only as typed placeholders, {@code {name:Type}}
 * @param parameters the placeholders' values as text, which the engine reads as their types
 * @param scope whose rows it may see
 * @param limits how much it may take
 */
public record Question(String sql, Map<String, String> parameters, Scope scope, Limits limits) {}
