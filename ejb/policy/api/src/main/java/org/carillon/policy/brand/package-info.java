/** Indicators of brands (BIMI): their lookup and display. */
package org.carillon.policy.brand;
