/** Web hooks: their rows, the changes to report, and the delivery of messages. */
package org.carillon.hook.internal;
