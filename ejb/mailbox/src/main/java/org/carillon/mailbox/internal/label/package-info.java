/** Labels: the names that accounts give to keywords. */
package org.carillon.mailbox.internal.label;
