import 'server-only'
import type { Model } from '@/lib/access/policy'
import { Prisma, type PrismaClient } from './generated/client'

/** Prisma's delegates of the tables behind the doors, by our names. */
export type Delegates = Pick<PrismaClient, Model>

/** A row as Prisma answers it for the given arguments. */
export type Found<M extends Model, Args> = Prisma.Result<Delegates[M], Args, 'findFirstOrThrow'>

export type Where<M extends Model> = NonNullable<Prisma.Args<Delegates[M], 'findFirst'>['where']>
export type Select<M extends Model> = NonNullable<Prisma.Args<Delegates[M], 'findFirst'>['select']>
export type OrderBy<M extends Model> = NonNullable<Prisma.Args<Delegates[M], 'findFirst'>['orderBy']>
export type CreateData<M extends Model> = Prisma.Args<Delegates[M], 'create'>['data']
export type UpdateData<M extends Model> = Prisma.Args<Delegates[M], 'updateMany'>['data']

/** Columns of each table, by which the policy's page is checked. */
export const columnsOf: Record<Model, readonly string[]> = {
  user: Object.values(Prisma.UserScalarFieldEnum),
  session: Object.values(Prisma.SessionScalarFieldEnum),
  sessionAddress: Object.values(Prisma.SessionAddressScalarFieldEnum),
  knownDevice: Object.values(Prisma.KnownDeviceScalarFieldEnum),
  deviceLabel: Object.values(Prisma.DeviceLabelScalarFieldEnum),
  placeCorrection: Object.values(Prisma.PlaceCorrectionScalarFieldEnum),
  review: Object.values(Prisma.ReviewScalarFieldEnum),
  case: Object.values(Prisma.CaseScalarFieldEnum),
  notice: Object.values(Prisma.NoticeScalarFieldEnum),
  token: Object.values(Prisma.TokenScalarFieldEnum),
  settings: Object.values(Prisma.SettingsScalarFieldEnum),
  activity: Object.values(Prisma.ActivityScalarFieldEnum),
  contact: Object.values(Prisma.ContactScalarFieldEnum),
}
