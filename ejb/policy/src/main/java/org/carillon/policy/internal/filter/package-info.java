/** Own lists: in the database, in memory, and applied to messages (ADR 121). */
package org.carillon.policy.internal.filter;
