/**
 * Pictures of brands: SVG Tiny Portable/Secure (draft-svg-tiny-ps-abrotman), written anew with only
 * what is known to be harmless.
 */
package org.carillon.mailauth.bimi.picture;
