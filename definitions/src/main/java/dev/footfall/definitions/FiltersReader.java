package dev.footfall.definitions;

import java.util.List;

/**
 * Reads a dashboard's filters. {@code projects} and {@code filteredSearch} are filters of groups
 * and of other data: files may hold them, and they mean nothing here.
 */
final class FiltersReader {
  private FiltersReader() {}

  static Filters read(Part part) {
    part.keys(
        List.of(), List.of("excludeAnonymousUsers", "dateRange", "projects", "filteredSearch"));
    return new Filters(
        part.part("excludeAnonymousUsers").map(FiltersReader::enabled).orElse(false),
        part.part("dateRange").map(FiltersReader::dateRange).orElse(DateRange.NONE));
  }

  private static boolean enabled(Part part) {
    return part.keys(List.of("enabled"), List.of()).flag("enabled", false);
  }

  private static DateRange dateRange(Part part) {
    part.keys(List.of(), List.of("enabled", "numberOfDaysLimit", "options", "defaultOption"));
    List<String> chosen = part.choices("options", DateRange.ALL);
    List<String> options = chosen.isEmpty() ? DateRange.USUAL : chosen;
    return new DateRange(
        part.flag("enabled", false),
        List.copyOf(options),
        defaultOption(part, options),
        part.count("numberOfDaysLimit"));
  }

  private static String defaultOption(Part part, List<String> options) {
    String usual =
        options.contains(DateRange.USUAL_DEFAULT) ? DateRange.USUAL_DEFAULT : options.getFirst();
    String wanted = part.text("defaultOption", usual);
    if (options.contains(wanted)) {
      return wanted;
    }
    part.warn(
        part.place("defaultOption"),
        "Default date range '" + wanted + "' is not included in the list of dateRange options",
        "the options are " + String.join(", ", options));
    return usual;
  }
}
