/** Subscriptions of accounts to addresses on the web, fetched without burdening their servers. */
package org.carillon.fetch.subscription;
