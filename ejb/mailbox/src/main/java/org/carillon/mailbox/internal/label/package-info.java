/** What accounts call keywords. */
package org.carillon.mailbox.internal.label;
