package dev.footfall.demo;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * A country that visitors come from.
 *
 * @param code ISO 3166-1 alpha-2
 * @param addresses of one of its large access networks; the bundled country database places every
 *     one of them there
 * @param zones a visitor is equally often in each
 * @param languages a browser has each equally often
 */
record Country(String code, Addresses addresses, List<ZoneId> zones, List<String> languages) {
  static final Country US =
      of(
          "US 73.32.0.0/11",
          "America/New_York America/Chicago America/Los_Angeles",
          "en-US en-US es-US");

  /** By share of the visitors. */
  static final Shares<Country> ALL =
      new Shares<Country>()
          .add(30, US)
          .add(14, of("DE 84.128.0.0/10", "Europe/Berlin", "de-DE de de-DE en-US"))
          .add(12, of("GB 86.128.0.0/11", "Europe/London", "en-GB"))
          .add(9, of("FR 90.0.0.0/10", "Europe/Paris", "fr-FR fr"))
          .add(6, of("CA 99.224.0.0/12", "America/Toronto America/Vancouver", "en-CA fr-CA"))
          .add(5, of("NL 86.80.0.0/13", "Europe/Amsterdam", "nl-NL nl en-GB"))
          .add(5, of("ES 83.32.0.0/11", "Europe/Madrid", "es-ES es"))
          .add(5, of("IT 79.0.0.0/11", "Europe/Rome", "it-IT it"))
          .add(4, of("PL 83.0.0.0/12", "Europe/Warsaw", "pl-PL pl"))
          .add(3, of("SE 81.224.0.0/13", "Europe/Stockholm", "sv-SE en-US"))
          .add(3, of("JP 60.64.0.0/11", "Asia/Tokyo", "ja-JP ja"))
          .add(3, of("AU 101.160.0.0/12", "Australia/Sydney Australia/Perth", "en-AU"))
          .add(2, of("BR 189.96.0.0/13", "America/Sao_Paulo", "pt-BR"))
          .add(2, of("IN 117.192.0.0/11", "Asia/Kolkata", "en-IN hi-IN en-US"));

  private static Country of(String codeAndAddresses, String zones, String languages) {
    String[] parts = codeAndAddresses.split(" ", 2);
    return new Country(
        parts[0],
        Addresses.of(parts[1]),
        Arrays.stream(zones.split(" ", -1)).map(ZoneId::of).toList(),
        List.of(languages.split(" ", -1)));
  }
}
