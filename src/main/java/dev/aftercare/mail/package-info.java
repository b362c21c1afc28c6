/** Queues a message once and sends it once. */
@NullMarked
package dev.aftercare.mail;

import org.jspecify.annotations.NullMarked;
