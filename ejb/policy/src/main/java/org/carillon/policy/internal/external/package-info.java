/** ExternalFilters in the database, and in memory on their way to be asked. */
package org.carillon.policy.internal.external;
