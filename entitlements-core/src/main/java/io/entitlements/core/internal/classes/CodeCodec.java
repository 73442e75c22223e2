package io.entitlements.core.internal.classes;

import io.entitlements.account.ClassCode;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.spi.UnitOfWork;
import java.time.Instant;
import java.util.Optional;

/** Keeps a code for a repeat as it was answered, since there may be another one by then. */
final class CodeCodec implements Changes.Codec<ClassCode> {

  @Override
  public String write(ClassCode code) {
    return code.text() + code.expiresAt().map(end -> " " + end).orElse("");
  }

  @Override
  public ClassCode read(UnitOfWork store, String text) {
    String[] part = text.split(" ", -1);
    return new ClassCode(
        part[0], part.length == 1 ? Optional.empty() : Optional.of(Instant.parse(part[1])));
  }
}
