/** Feeds that are followed: fetched, and delivered into folders. */
package org.carillon.feed.internal;
