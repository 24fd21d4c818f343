package dev.footfall.access;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was set by hand at one moment, answered without asking the database. */
final class FeatureView {
  private final Map<Feature, Map<Long, Boolean>> set = new EnumMap<>(Feature.class);
  private final boolean standard;

  /** With what holds where nothing was set. */
  FeatureView(boolean standard) {
    this.standard = standard;
  }

  void put(Feature feature, long project, boolean value) {
    set.computeIfAbsent(feature, one -> new HashMap<>()).put(project, value);
  }

  /** Whether it is on: in a project, or for the instance where the number is 0. */
  boolean on(Feature feature, long project) {
    boolean all = value(Feature.PRODUCT_ANALYTICS, project, standard);
    return all && (feature == Feature.PRODUCT_ANALYTICS || value(feature, project, true));
  }

  Optional<Boolean> byHand(Feature feature, long project) {
    return Optional.ofNullable(set.getOrDefault(feature, Map.of()).get(project));
  }

  /** What was set for single projects, by their numbers. */
  Map<Long, Boolean> ofProjects(Feature feature) {
    var projects = new TreeMap<>(set.getOrDefault(feature, Map.of()));
    projects.remove(Features.INSTANCE);
    return projects;
  }

  private boolean value(Feature feature, long project, boolean unset) {
    var values = set.getOrDefault(feature, Map.of());
    var own = values.get(project);
    return own != null ? own : values.getOrDefault(Features.INSTANCE, unset);
  }
}
