package dev.footfall.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonSchemaTest {
  private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\": \"([^\"#]*)#?([^\"]*)\"");

  @ParameterizedTest
  @ValueSource(strings = {"dashboard", "visualization", "funnel"})
  void isADraft7SchemaThatHelpsInAnEditor(String name) {
    JsonNode schema = schema(name);
    var draft7 =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema"));
    assertThat(draft7.validate(schema)).isEmpty();
    assertThat(schema.path("title").asString()).isNotEmpty();
    assertThat(schema.path("description").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboard", "visualization", "funnel"})
  void refersToWhatIsThere(String name) {
    REFERENCE
        .matcher(JsonSchema.resource(name))
        .results()
        .forEach(
            reference -> {
              String file = reference.group(1).isEmpty() ? name : reference.group(1);
              JsonNode schema = schema(file.replace(".json", ""));
              assertThat(schema.at(reference.group(2)).isMissingNode())
                  .as(reference.group())
                  .isFalse();
            });
  }

  private static JsonNode schema(String name) {
    return new JsonMapper().readTree(JsonSchema.resource(name));
  }
}
