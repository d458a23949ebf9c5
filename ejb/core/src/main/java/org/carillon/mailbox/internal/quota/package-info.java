/** What an account may hold, and what it does. */
package org.carillon.mailbox.internal.quota;
