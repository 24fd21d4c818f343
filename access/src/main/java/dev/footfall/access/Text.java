package dev.footfall.access;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * What every database holds as text: PostgreSQL has no U+0000, and what one product refuses the
 * other refuses too.
 */
final class Text extends AbstractArgumentFactory<String> {
  Text() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String text, ConfigRegistry config) {
    if (text.indexOf('\0') >= 0) {
      throw new AccessException(
          AccessException.Kind.INVALID, "A text must not contain the character U+0000");
    }
    return (position, statement, context) -> statement.setString(position, text);
  }
}
