package dev.footfall.server;

import dev.footfall.definitions.FunnelFile;
import dev.footfall.funnel.Filter;
import dev.footfall.funnel.Funnel;
import dev.footfall.funnel.FunnelCube;
import dev.footfall.funnel.Target;
import dev.footfall.funnel.What;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Funnels as the API tells them. */
final class FunnelJson {
  private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

  private FunnelJson() {}

  /** The lineage's three keys. */
  static Map<String, @Nullable Object> counted(FunnelFile file, Funnel funnel) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", file.cube());
    fields.put("sql", FunnelCube.sql(file.cube(), funnel));
    fields.put("steps", funnel.steps().stream().map(step -> step.what().condition()).toList());
    return fields;
  }

  /** A funnel in a list of all there are, whether it can be counted or not. */
  static Map<String, @Nullable Object> summary(FunnelFile file) {
    var fields = head(file);
    fields.put("steps", steps(file).stream().map(Funnel.Step::name).toList());
    return fields;
  }

  /** A funnel with what takes each of its steps, and its file. */
  static Map<String, @Nullable Object> whole(FunnelFile file) {
    var fields = head(file);
    fields.put("steps", steps(file).stream().map(FunnelJson::step).toList());
    fields.put("source", DefinitionJson.source(file.source()));
    return fields;
  }

  private static Map<String, @Nullable Object> head(FunnelFile file) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", file.cube());
    fields.put("slug", file.slug());
    fields.put("title", file.name());
    fields.put(
        "mode",
        file.funnel().map(funnel -> funnel.mode().name().toLowerCase(Locale.ROOT)).orElse(null));
    fields.put(
        "seconds_to_convert",
        file.funnel().map(funnel -> funnel.window().toSeconds()).orElse(null));
    DefinitionJson.problems(fields, file.errors());
    fields.put("commit", file.commit());
    return fields;
  }

  private static List<Funnel.Step> steps(FunnelFile file) {
    return file.funnel().map(Funnel::steps).orElse(List.of());
  }

  private static Map<String, @Nullable Object> step(Funnel.Step step) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", step.name());
    fields.putAll(what(step.what()));
    fields.put("not", step.not().map(FunnelJson::what).orElse(null));
    return fields;
  }

  private static Map<String, Object> what(What what) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("event", what.event());
    fields.put("targets", what.targets().stream().map(Target::text).toList());
    fields.put("filters", what.filters().stream().map(FunnelJson::filter).toList());
    return fields;
  }

  private static Map<String, Object> filter(Filter filter) {
    var fields = new LinkedHashMap<String, Object>();
    switch (filter.value()) {
      case Filter.Property property -> fields.put("property", property.path());
      case Filter.OfEvent event -> fields.put("member", "TrackedEvents." + event.member());
    }
    String words = filter.operator().name().toLowerCase(Locale.ROOT);
    fields.put(
        "operator",
        NEXT_WORD.matcher(words).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT)));
    fields.put("values", filter.values());
    return fields;
  }
}
