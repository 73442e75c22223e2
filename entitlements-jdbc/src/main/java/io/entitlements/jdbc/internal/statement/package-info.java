/** Statements that are run as they are. */
@NullMarked
package io.entitlements.jdbc.internal.statement;

import org.jspecify.annotations.NullMarked;
