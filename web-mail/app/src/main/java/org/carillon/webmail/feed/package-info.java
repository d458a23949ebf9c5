/** Feeds of news that are followed as folders. */
package org.carillon.webmail.feed;
