package io.entitlements.core.testkit;

import io.entitlements.core.testkit.PlainPeople.Organization;
import io.entitlements.core.testkit.PlainPeople.Person;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A class. Its codes are numbered; the newest is the one that counts. */
final class PlainClass {
  final Organization in;
  final Person teacher;
  final Set<Person> students = new LinkedHashSet<>();
  boolean isPaid;
  boolean isArchived;
  int codes = 1;
  Optional<Instant> codeEnds = Optional.empty();

  PlainClass(Organization in, Person teacher, boolean isPaid) {
    this.in = in;
    this.teacher = teacher;
    this.isPaid = isPaid;
  }
}
