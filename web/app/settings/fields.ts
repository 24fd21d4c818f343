/** Fields of an event that may hold personal data, as far as the server pseudonymises them. */
export const PERSONAL_FIELDS = [
  'user_id',
  'domain_userid',
  'network_userid',
  'user_fingerprint',
  'domain_sessionid',
  'user_ipaddress',
  'mkt_term',
  'mkt_content',
  'mkt_clickid',
  'se_category',
  'se_action',
  'se_label',
  'se_property',
  'tr_orderid',
  'ti_orderid',
] as const
