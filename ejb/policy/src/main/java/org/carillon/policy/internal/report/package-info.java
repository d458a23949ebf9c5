/** What is noted for reports, how they are sent, and what received ones say. */
package org.carillon.policy.internal.report;
