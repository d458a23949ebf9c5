/**
 * Mark certificates, which certify the indicator of a brand (draft-fetch-validation-vmc-wchuang).
 */
package org.carillon.mailauth.bimi.mark;
