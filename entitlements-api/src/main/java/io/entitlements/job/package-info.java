/** Work that waits in the store until the application's scheduler has it done. */
@NullMarked
package io.entitlements.job;

import org.jspecify.annotations.NullMarked;
