/** Changes of many messages, done in steps. */
package org.carillon.mailbox.internal.sweeping;
