package dev.footfall.bench;

import java.util.List;
import java.util.Map;

/**
 * A figure as it was measured.
 *
 * @param id its name in the plan's table of targets, such as {@code P1}
 * @param what what was measured
 * @param target what it should be
 * @param measured what it is
 * @param holds whether that is good enough
 * @param raw what it was made from, round by round, by name and unit
 */
public record Figure(
    String id,
    String what,
    String target,
    String measured,
    boolean holds,
    Map<String, List<Double>> raw) {}
