package dev.footfall.server;

import dev.footfall.access.Role;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A role's name or number on a command line, as its number. */
final class AccessLevel implements ITypeConverter<Integer> {
  AccessLevel() {}

  @Override
  public Integer convert(String value) {
    return Arrays.stream(Role.values())
        .filter(role -> role.title().equalsIgnoreCase(value) || value.equals(number(role)))
        .map(Role::accessLevel)
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "There is no role " + value + "; there are " + names()));
  }

  private static String names() {
    return Arrays.stream(Role.values())
        .map(role -> role.title() + " (" + number(role) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String number(Role role) {
    return Integer.toString(role.accessLevel());
  }
}
