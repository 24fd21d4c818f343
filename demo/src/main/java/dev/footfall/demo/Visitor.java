package dev.footfall.demo;

import java.time.ZoneId;

/**
 * Somebody, or something, with a browser.
 *
 * @param seed what else is drawn about the visitor starts from here
 * @param kind who it is
 * @param id the tracker's first-party id of the browser
 * @param screen {@code WIDTHxHEIGHT}
 * @param userId the account in the shop; empty for those without one
 * @param signsIn the number of the visit in which the visitor signs in, and remains so; from 1
 */
record Visitor(
    long seed,
    Kind kind,
    String id,
    Country country,
    ZoneId zone,
    String language,
    String address,
    Device device,
    String screen,
    String userId,
    int signsIn) {
  private static final Shares<Kind> KINDS =
      new Shares<Kind>()
          .add(68, Kind.PASSER_BY)
          .add(15, Kind.REGULAR)
          .add(6, Kind.FAN)
          .add(8, Kind.ANONYMOUS)
          .add(3, Kind.BOT);

  /** Who visits, and how they come back. */
  enum Kind {
    /** Seldom seen again. */
    PASSER_BY(0.2, 6),
    /** Comes back every week or so. */
    REGULAR(0.76, 6),
    /** Comes back every few days. */
    FAN(0.95, 2.8),
    /** Has not agreed to be recognised: no ids, no address. */
    ANONYMOUS(0, 0),
    /** A robot: looks at pages and does nothing else. */
    BOT(0, 0);

    private final double returns;
    private final double days;

    Kind(double returns, double days) {
      this.returns = returns;
      this.days = days;
    }

    /** The probability of another visit after each. */
    double returns() {
      return returns;
    }

    /** The mean time until then, in days. */
    double days() {
      return days;
    }
  }

  /** Draws the visitor of a number. */
  static Visitor of(long seed, int number) {
    var draw = new Draw(seed, number);
    Kind kind = KINDS.draw(draw);
    Country country = kind == Kind.BOT ? Country.US : Country.ALL.draw(draw);
    Device device = kind == Kind.BOT ? Device.BOTS.draw(draw) : Device.ALL.draw(draw);
    boolean member = kind.returns() > 0 && draw.chance(kind == Kind.PASSER_BY ? 0.12 : 0.4);
    return new Visitor(
        draw.seed(),
        kind,
        draw.uuid().toString(),
        country,
        draw.of(country.zones()),
        draw.of(country.languages()),
        country.addresses().draw(draw),
        device,
        draw.of(device.screens()),
        member ? "customer-" + (10_000 + number) : "",
        draw.chance(0.6) ? 1 : 2);
  }

  boolean recognised() {
    return kind != Kind.ANONYMOUS;
  }

  String viewport() {
    return device.viewport(screen);
  }
}
