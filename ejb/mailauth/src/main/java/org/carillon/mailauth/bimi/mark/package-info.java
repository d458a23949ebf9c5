/** Mark certificates, which certify a brand's indicator (draft-fetch-validation-vmc-wchuang). */
package org.carillon.mailauth.bimi.mark;
