/**
 * Pictures of brands: SVG Tiny Portable/Secure (draft-svg-tiny-ps-abrotman), rewritten with only
 * those parts that are known to be harmless.
 */
package org.carillon.mailauth.bimi.picture;
