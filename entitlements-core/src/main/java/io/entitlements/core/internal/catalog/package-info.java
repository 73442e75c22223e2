/** What is sold: reading it, keeping its history, and having it at hand. */
@NullMarked
package io.entitlements.core.internal.catalog;

import org.jspecify.annotations.NullMarked;
