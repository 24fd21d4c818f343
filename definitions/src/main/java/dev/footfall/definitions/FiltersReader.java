package dev.footfall.definitions;

import java.util.List;

/**
 * Reads a dashboard's filters. {@code projects} and {@code filteredSearch} are filters of groups
 * and of other data: files may hold them, and they mean nothing here.
 */
final class FiltersReader {
  private final List<Problem> problems;

  /** Adds what is wrong to this list. */
  FiltersReader(List<Problem> problems) {
    this.problems = problems;
  }

  Filters read(Part part) {
    return new Filters(
        part.part("excludeAnonymousUsers").map(on -> on.flag("enabled")).orElse(false),
        part.part("dateRange").map(this::dateRange).orElse(DateRange.NONE));
  }

  private DateRange dateRange(Part part) {
    List<String> chosen = part.texts("options");
    List<String> options = chosen.isEmpty() ? DateRange.USUAL : chosen;
    return new DateRange(
        part.flag("enabled"),
        List.copyOf(options),
        defaultOption(part, options),
        part.count("numberOfDaysLimit"));
  }

  private String defaultOption(Part part, List<String> options) {
    String usual =
        options.contains(DateRange.USUAL_DEFAULT) ? DateRange.USUAL_DEFAULT : options.getFirst();
    String wanted = part.text("defaultOption", usual);
    if (options.contains(wanted)) {
      return wanted;
    }
    problems.add(
        Problem.warning(
            Rule.FILTER,
            part.place("defaultOption"),
            "Default date range '" + wanted + "' is not included in the list of dateRange options",
            "the options are " + String.join(", ", options)));
    return usual;
  }
}
