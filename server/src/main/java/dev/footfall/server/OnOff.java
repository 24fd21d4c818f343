package dev.footfall.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code on} or {@code off} on a command line. */
final class OnOff implements ITypeConverter<Boolean> {
  OnOff() {}

  @Override
  public Boolean convert(String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new TypeConversionException("Say on or off, not " + value);
    };
  }
}
