/** Orders of a mailbox's messages other than by UID, kept from one request to the next. */
package org.carillon.mailbox.internal.ordering;
