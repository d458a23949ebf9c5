/**
 * A third-party application in the same WildFly as Carillon: it is packed and deployed by {@link
 * org.carillon.e2e.StockInstallIT}, and knows nothing of Carillon.
 */
package org.carillon.e2e.neighbour;
