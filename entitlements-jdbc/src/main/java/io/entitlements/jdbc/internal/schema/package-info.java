/** The tables, version by version. */
@NullMarked
package io.entitlements.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
