/**
 * Mark certificates, which vouch for the indicator of a brand (draft-fetch-validation-vmc-wchuang).
 */
package org.carillon.mailauth.bimi.mark;
