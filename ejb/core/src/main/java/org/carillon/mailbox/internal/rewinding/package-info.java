/** What an account was at an earlier moment, and the rows of rewinds to it. */
package org.carillon.mailbox.internal.rewinding;
