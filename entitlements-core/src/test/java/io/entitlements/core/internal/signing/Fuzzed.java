package io.entitlements.core.internal.signing;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A rule for any input: tried on its seeds, and in the profile "thorough" on what Jazzer makes of
 * them, for some seconds and looking for code not reached yet. One in a class, since Jazzer fuzzes
 * one in a JVM. The dictionary has the numbers where whole numbers and instants end.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC, OS.WINDOWS},
    architectures = {"amd64", "x86_64", "aarch64"},
    disabledReason = "Jazzer has no native library for this platform")
@DictionaryEntries({
  "null",
  "true",
  "[]",
  "{}",
  "-1",
  "1e9",
  "2147483648",
  "253402300800",
  "31556889864403200",
  "9223372036854775807",
  "9223372036854775808",
  "\\u0000",
  "\\ud800",
  "\ufeff"
})
@FuzzTest(maxDuration = "12s")
public @interface Fuzzed {}
