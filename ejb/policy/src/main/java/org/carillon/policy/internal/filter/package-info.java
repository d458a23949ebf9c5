/** Own lists in the database, in memory, and before messages (ADR 121). */
package org.carillon.policy.internal.filter;
