/** Indicators of brands (BIMI): which were looked up, and which are shown. */
package org.carillon.policy.brand;
