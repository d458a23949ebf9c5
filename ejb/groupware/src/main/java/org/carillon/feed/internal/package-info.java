/** Feeds that are followed: fetched, and delivered into mailboxes. */
package org.carillon.feed.internal;
