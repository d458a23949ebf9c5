/** What accounts follow by its address on the web: what is known of fetching it. */
package org.carillon.contract.subscription;
