package dev.footfall.demo;

import java.util.ArrayList;
import java.util.List;

/** Things of which each is drawn as often as its share of the whole says. */
final class Shares<T> {
  private final List<T> values = new ArrayList<>();
  private final List<Double> bounds = new ArrayList<>();
  private double whole;

  /** Adds a thing; shares need not add up to anything. */
  Shares<T> add(double share, T value) {
    whole += share;
    bounds.add(whole);
    values.add(value);
    return this;
  }

  T draw(Draw draw) {
    double at = draw.part() * whole;
    int index = 0;
    while (bounds.get(index) <= at) {
      index++;
    }
    return values.get(index);
  }
}
