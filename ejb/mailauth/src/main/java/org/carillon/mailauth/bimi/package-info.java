/**
 * Indicators of brands (BIMI, draft-brand-indicators-for-message-identification): whose are looked
 * for, and what a domain publishes.
 */
package org.carillon.mailauth.bimi;
