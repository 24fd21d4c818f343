package dev.footfall.enrich;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ua_parser.Parser;

/**
 * What enrichments look things up in. Each file comes with the program; one of the same name in the
 * operator's folder takes its place, and is read again when it is replaced. Safe for use by many
 * threads.
 */
public final class EnrichmentData {
  private final DataFile<Campaigns> campaigns;
  private final DataFile<Referrers> referrers;
  private final DataFile<Robots> robots;
  private final DataFile<Parser> agents;
  private final DataFile<Networks> dataCentres;
  private final DataFile<Places> places;

  private EnrichmentData(Path folder, Optional<Path> geoDatabase) {
    campaigns = file(folder, "campaigns.txt", "campaigns.txt", Campaigns::read);
    referrers = file(folder, "referrers.txt", "referrers.txt", Referrers::read);
    robots = file(folder, "crawler-user-agents.json", "crawler-user-agents.json", Robots::read);
    agents = file(folder, "regexes.yaml", "/ua_parser/regexes.yaml", Agents::patterns);
    dataCentres = file(folder, "data-centres.txt", "data-centres.txt", Networks::read);
    places =
        new DataFile<>(
            geoDatabase.isPresent() ? "geo.database" : "geo.mmdb",
            geoDatabase.orElse(folder.resolve("geo.mmdb")),
            "geo-whois-asn-country.mmdb",
            Places::read);
  }

  /**
   * The operator's files where there are some, else those that come with the program.
   *
   * @param folder need not exist
   * @param geoDatabase an mmdb (configuration key {@code geo.database}); empty: {@code geo.mmdb} in
   *     the folder, else the country database that comes with the program
   * @throws IllegalArgumentException if a file of the operator's is broken: which, and what is
   *     wrong where
   */
  public static EnrichmentData of(Path folder, Optional<Path> geoDatabase) {
    return new EnrichmentData(folder, geoDatabase);
  }

  /** Only what comes with the program. */
  public static EnrichmentData bundled() {
    return of(Path.of("none of the operator's"), Optional.empty());
  }

  /**
   * Reads again what was replaced since. A broken file changes nothing: what was read before stays
   * in use, {@link #versions} and the log say why.
   */
  public void refresh() {
    files().forEach(DataFile::refresh);
  }

  /** Which files are in use. */
  public List<DataVersion> versions() {
    return files().stream().map(DataFile::version).toList();
  }

  /**
   * Whether every file of the operator's is in use as it stands.
   *
   * @throws IllegalStateException if one is not, with what is wrong
   */
  public void check() {
    String problems =
        versions().stream()
            .map(DataVersion::problem)
            .filter(problem -> !problem.isEmpty())
            .collect(Collectors.joining(". "));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems);
    }
  }

  DataFile<Campaigns> campaigns() {
    return campaigns;
  }

  DataFile<Referrers> referrers() {
    return referrers;
  }

  DataFile<Robots> robots() {
    return robots;
  }

  DataFile<Parser> agents() {
    return agents;
  }

  DataFile<Networks> dataCentres() {
    return dataCentres;
  }

  DataFile<Places> places() {
    return places;
  }

  private List<DataFile<?>> files() {
    return List.of(campaigns, referrers, robots, agents, dataCentres, places);
  }

  private static <T> DataFile<T> file(
      Path folder, String name, String bundled, DataFile.Format<T> format) {
    return new DataFile<>(name, folder.resolve(name), bundled, format);
  }
}
