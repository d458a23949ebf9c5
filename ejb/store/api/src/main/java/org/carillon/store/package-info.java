/**
 * Items, placements and collections, and what became of them: the way in ({@code Deliveries}), the
 * change log and its feed, views, retention and checks. What capabilities above build on lies in
 * the rooms beside this package, what only the store itself uses in {@code .internal}. It knows
 * owners and readers, and neither rights nor people.
 */
package org.carillon.store;
